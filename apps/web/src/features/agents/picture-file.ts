// Twice the largest it is shown at, for sharp screens.
const SIDE_PX = 128
const QUALITY = 0.9

/** A picture of somebody’s machine as a small square: the middle of it, as a data URL. */
export async function squareOf(file: File): Promise<string> {
  const bitmap = await createImageBitmap(file)
  const side = Math.min(bitmap.width, bitmap.height)
  const canvas = document.createElement('canvas')
  canvas.width = SIDE_PX
  canvas.height = SIDE_PX
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2]
  context.drawImage(bitmap, x, y, side, side, 0, 0, SIDE_PX, SIDE_PX)
  bitmap.close()
  // A browser that cannot write WebP gives a PNG instead, which is taken as well.
  return canvas.toDataURL('image/webp', QUALITY)
}
