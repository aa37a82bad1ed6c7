export declare function startPostgres(postgres: string): Promise<{
  url: string
  stop(): Promise<void>
  kill(): Promise<void>
  restart(): Promise<void>
}>
