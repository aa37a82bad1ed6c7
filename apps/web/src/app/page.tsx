import { Commands } from './_landing/commands.tsx'
import { Conversation } from './_landing/conversation.tsx'
import { Hero } from './_landing/hero.tsx'
import { LandingHeader } from './_landing/landing-header.tsx'
import { Promises } from './_landing/promises.tsx'

export default function LandingPage() {
  return (
    <>
      <LandingHeader />
      <main id="main">
        <div className="mx-auto grid w-full max-w-6xl items-center gap-12 px-4 pt-8 pb-16 sm:px-8 lg:grid-cols-[5fr_7fr] lg:pt-16 lg:pb-24">
          <Hero />
          <Conversation />
        </div>
        <Promises />
        <Commands />
      </main>
      <footer className="border-t">
        <p className="mx-auto w-full max-w-6xl px-4 py-6 text-xs text-muted-fg sm:px-8">
          Parley is free software under the MIT licence.
        </p>
      </footer>
    </>
  )
}
