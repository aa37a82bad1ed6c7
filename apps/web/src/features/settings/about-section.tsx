import { buttonVariants } from '@/ui/button-variants.ts'
import { Row, Rows } from './row.tsx'
import { Section } from './section.tsx'

export function AboutSection({ version }: { version: string }) {
  return (
    <Section id="about">
      <Rows>
        <Row title="Parley" detail={`Version ${version}, under the MIT licence.`} />
        <Row title="API" detail="Whatever you do here, a documented call can do.">
          <a href="/api/docs" className={buttonVariants({ size: 'sm' })}>
            API documentation
          </a>
        </Row>
      </Rows>
    </Section>
  )
}
