export declare function startRedis(redis: string): Promise<{
  url: string
  stop(): Promise<void>
  kill(): Promise<void>
  restart(): Promise<void>
}>
