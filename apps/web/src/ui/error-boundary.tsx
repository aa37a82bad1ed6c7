'use client'

import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'

type ErrorBoundaryProps = {
  /** What failed, in the words of the screen: “The message list”. */
  region: string
  /** A new value tries again by itself, the id of the chat on screen for example. */
  resetKey?: string | number | null
  /** Runs before a retry by hand: drop the cache that broke it. */
  onRetry?: () => void
  onError?: (error: unknown, info: ErrorInfo) => void
  className?: string | undefined
  children: ReactNode
}

type ErrorBoundaryState = {
  failure: { error: unknown } | null
  stack: string
  resetKey: ErrorBoundaryProps['resetKey']
}

/** Keeps a fault inside one region of the screen. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null, stack: '', resetKey: this.props.resetKey }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: ErrorBoundaryState) {
    return resetKey === state.resetKey ? null : { failure: null, resetKey }
  }

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.setState({ stack: info.componentStack ?? '' })
    this.props.onError?.(error, info)
  }

  retry = () => {
    this.props.onRetry?.()
    this.setState({ failure: null })
  }

  override render() {
    const { failure, stack } = this.state
    if (!failure) return this.props.children
    return (
      <ErrorState
        className={this.props.className}
        title={`${this.props.region} failed to show`}
        onRetry={this.retry}
        details={errorDetails(this.props.region, failure.error, stack)}
      >
        The rest of the page still works, and nothing that was sent is lost.
      </ErrorState>
    )
  }
}

function errorDetails(region: string, error: unknown, componentStack: string) {
  const fault = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  return [`Region: ${region}`, `Page: ${location.pathname}`, fault, componentStack.trim()]
    .filter(Boolean)
    .join('\n\n')
}
