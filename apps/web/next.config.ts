import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

const shared: NextConfig = {
  trailingSlash: false,
  images: { unoptimized: true },
  // The server sends files that were compressed once after the build.
  compress: false,
  reactStrictMode: true,
  poweredByHeader: false,
  // What pages of another build have left in a browser is not read.
  env: { BUILD: process.env.PARLEY_BUILD ?? 'development' },
  transpilePackages: ['@parley/contracts', '@parley/sdk'],
  reactCompiler: true,
  turbopack: { resolveAlias: { '@ungap/structured-clone': './src/lib/structured-clone.ts' } },
  experimental: { turbopackRustReactCompiler: true },
}

// The server answers every /chat/* with the chat shell, /join/* with that of invitations; a static export cannot rewrite, so development does it here.
const development: NextConfig = {
  ...shared,
  rewrites: async () => [
    { source: '/chat/:id*', destination: '/chat' },
    { source: '/join/:token*', destination: '/join' },
  ],
}

export default (phase: string): NextConfig =>
  phase === PHASE_DEVELOPMENT_SERVER ? development : { ...shared, output: 'export' }
