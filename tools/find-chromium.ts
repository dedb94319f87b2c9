import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run } from './run.ts';

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function onMachine(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return [named, chromium.executablePath(), ...wellKnown].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
}

/** A Chromium for the browser tests: one on the machine, else Playwright's download, else the system's package manager. */
export function findChromium(): string {
  const found = onMachine();
  if (found) {
    console.log(`Chromium found: ${found}`);
    return found;
  }
  console.log('No Chromium on this machine. Installing one for the browser tests:');
  const root = process.getuid?.() === 0;
  const sudo = (command: string, ...args: string[]) =>
    root ? run(command, args) : run('sudo', ['-n', command, ...args]);
  const installers = [
    () => run('npx', ['playwright', 'install', 'chromium']),
    () =>
      existsSync('/usr/bin/apt-get') &&
      sudo('apt-get', 'update', '-qq') &&
      sudo('apt-get', 'install', '-y', '-qq', 'chromium'),
    () => existsSync('/usr/bin/dnf') && sudo('dnf', 'install', '-y', '-q', 'chromium'),
    () => existsSync('/sbin/apk') && sudo('apk', 'add', '--quiet', 'chromium'),
  ];
  for (const install of installers) {
    if (!install()) continue;
    const installed = onMachine();
    if (installed) {
      console.log(`Chromium installed: ${installed}`);
      return installed;
    }
  }
  throw new Error('No Chromium found or installed. Install one and name it in CHROMIUM_PATH.');
}
