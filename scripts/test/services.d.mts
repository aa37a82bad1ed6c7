export type Programs = {
  postgres?: string | undefined
  redis?: string | undefined
  chromium?: string | undefined
}
export declare function startServices(
  programs: Programs,
): Promise<{ env: Record<string, string>; stop(): Promise<void> }>
