import { startPostgres } from './postgres.mjs'
import { startRedis } from './redis.mjs'

/** Starts what was found and not given by the environment, and tells the tests where it is. */
export async function startServices({ chromium, postgres, redis }) {
  const stops = []
  const stop = async () => {
    await Promise.all(stops.map((each) => each()))
  }
  try {
    const env = chromium ? { CHROMIUM_PATH: chromium } : {}
    if (postgres) env.TEST_DATABASE_URL = keep(await startPostgres(postgres), stops)
    if (redis) env.TEST_REDIS_URL = keep(await startRedis(redis), stops)
    return { env, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function keep(service, stops) {
  stops.push(service.stop)
  return service.url
}
