export function findViolations(root?: string): Promise<{ modules: number; violations: string[] }>;
