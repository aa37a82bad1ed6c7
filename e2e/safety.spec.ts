import { ChatScreen } from './chat-screen.ts'
import { expect, test, withOwnServer } from './fixtures.ts'
import { startModelServer } from './model-server.ts'
import { Person } from './person.ts'

const HOSTILE = `Words before.

<img src=x onerror="globalThis.pwned = 'img'"> <script>globalThis.pwned = 'script'</script>
<svg onload="globalThis.pwned = 'svg'"></svg> <iframe src="https://evil.example/frame"></iframe>
<style>body { display: none }</style><form action="https://evil.example"><button>Send</button></form>

[click me](javascript:globalThis.pwned='link') [data](data:text/html,<script>1</script>) [fine](https://example.org/)

![a picture](https://evil.example/pixel.png?said=everything) ![js](javascript:globalThis.pwned='image')

<https://evil.example/auto> and [ref][1]

[1]: vbscript:globalThis.pwned

| <b onclick="globalThis.pwned='cell'">cell</b> |
| --- |
| <img src="https://evil.example/table.png"> |

\`\`\`html
<script>globalThis.pwned = 'code'</script>
\`\`\`

\`\`\`mermaid
flowchart LR
  a["<img src=https://evil.example/m.png onerror=globalThis.pwned='mermaid'>"] --> b
  click a href "javascript:globalThis.pwned='diagram'"
\`\`\`

$\\href{javascript:globalThis.pwned='tex'}{x}$

Words after.`

test('nothing in a hostile answer or message runs, and nothing leaves for another host', async ({
  browser,
}) => {
  await using model = await startModelServer(HOSTILE)
  const env = { LLM_MOCK_MODE: 'false', OPENAI_COMPATIBLE_BASE_URL: model.url }
  await withOwnServer(browser, { env }, async (_server, surroundings) => {
    const ada = await Person.join(surroundings, 'Ada')
    // Chromium says so of documents, too, in which nothing can run: those where the diagram is cleaned. What did run
    // would have left its mark, and is looked for below.
    ada.faults.expect(/Executing inline event handler violates/, 'handlers are met while they are removed')
    const chat = new ChatScreen(ada.page)
    await chat.open()
    await chat.say(HOSTILE)
    await chat.isDone()
    await expect(chat.message('Words before.').first()).toBeVisible()
    await expect(chat.answer).toContainText('Words after.')

    const bad = 'script, iframe, form, style:not(svg style), object, embed, [onerror], [onload], [onclick]'
    expect(await chat.scroller.locator(bad).count()).toBe(0)
    const addresses = await chat.scroller
      .locator('a[href], area[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(addresses.filter((address) => !/^https?:|^mailto:|^#/.test(address))).toEqual([])
    const pictures = await chat.scroller
      .locator('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).src))
    expect(pictures.filter((source) => /^https?:/.test(source))).toEqual([])

    // A picture from elsewhere is asked for only by whoever wants to see it.
    await expect(
      chat.answer.getByRole('button', { name: /Load image from evil\.example/ }).first(),
    ).toBeVisible()
    await expect(chat.answer.getByText('click me')).toBeVisible()
    await chat.answer.getByText('click me').click()
    await expect(chat.answer.getByRole('link', { name: 'fine' })).toHaveAttribute('rel', /noopener/)
    await ada.page.reload()
    await chat.isDone()
    expect(await ada.page.evaluate(() => (globalThis as { pwned?: string }).pwned)).toBeUndefined()
  })
})

test('a title cannot act, in the list, the header, the palette or the tab', async ({ ada }) => {
  const title = `<img src=x onerror="globalThis.pwned=1">`
  const { id } = await ada.api.newChat(title)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.title).toHaveText(title)
  await expect(chat.rows).toHaveText([title])
  await ada.page.keyboard.press('ControlOrMeta+k')
  await expect(ada.page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await ada.page.keyboard.type('onerror')
  await expect(ada.page.getByRole('option', { name: title })).toBeVisible()
  expect(await ada.page.evaluate(() => (globalThis as { pwned?: number }).pwned)).toBeUndefined()
})

test('every page has a policy without unsafe scripts, and keeps to it', async ({ ada }) => {
  ada.faults.expect(/404 \(Not Found\)/, 'one of the pages is not there')
  const { id } = await ada.api.newChat('Policy')
  const paths = ['/', '/auth/forgot', '/auth/reset?token=x', '/chat', `/chat/${id}`, '/settings', '/none']
  ada.faults.expect(/400 \(Bad Request\)/, 'the reset link is none')
  for (const path of paths) {
    const response = await ada.page.goto(path)
    const headers = response?.headers() ?? {}
    const scripts = /script-src ([^;]*)/.exec(headers['content-security-policy'] ?? '')?.[1]
    expect(scripts, path).toContain("'self'")
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    await ada.page.waitForLoadState('networkidle')
  }
})
