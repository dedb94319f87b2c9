import { spawnSync } from 'node:child_process';

/** How long the registry may take to answer, ms. */
const patienceMs = 20_000;

interface Audit {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
}

/**
 * Says what is known to be vulnerable in what is shipped. It reports and does not judge: a network without a registry, or
 * news about a dependency, must not stop a change that has nothing to do with it.
 */
export function reportAudit(root: string): void {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: patienceMs,
    shell: process.platform === 'win32',
  });
  console.log(summary(stdout) ?? 'The registry gives no answer.');
}

function summary(text: string | null): string | undefined {
  try {
    const { metadata } = JSON.parse(text ?? '') as Audit;
    if (!metadata) return undefined;
    const found = Object.entries(metadata.vulnerabilities).filter(
      ([severity, count]) => severity !== 'total' && count > 0,
    );
    return found.map(([severity, count]) => `${count} ${severity}`).join(', ') || 'Nothing known.';
  } catch {
    return undefined;
  }
}
