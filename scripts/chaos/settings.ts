/** What every server under test is told. */
export const SETTINGS = {
  PARLEY_WEB: 'false',
  LLM_MOCK_MODE: 'true',
  LOG_LEVEL: 'fatal',
  RATE_LIMIT_PER_MINUTE: '1000000',
  RATE_LIMIT_ANSWERS_PER_MINUTE: '1000000',
}

/** Nothing else of the environment: no key of whoever runs this may get in. */
export const settingsWith = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ...SETTINGS,
  ...more,
})
