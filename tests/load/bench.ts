import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Results, tables } from './results.ts';
import { scenarios } from './scenarios.ts';
import { systems } from './systems.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(scenarios).join(',') },
    systems: { type: 'string', default: systems.join(',') },
    profile: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    out: { type: 'string', default: 'bench-results.json' },
  },
});

const peers = fileURLToPath(new URL('peers', import.meta.url));
if (!existsSync(`${peers}/node_modules`)) {
  console.log('The systems to compare with are installed …');
  const { status } = spawnSync('npm', ['ci'], { cwd: peers, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const bench = {
  results: new Results(),
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  systems: systems.filter((system) => values.systems.split(',').includes(system)),
  ...(values.profile ? { profile: values.profile } : {}),
};
for (const name of values.only.split(',')) {
  const scenario = scenarios[name];
  if (!scenario) {
    console.error(`No scenario "${name}"; there are ${Object.keys(scenarios).join(', ')}.`);
    process.exit(1);
  }
  const began = Date.now();
  await scenario(bench);
  console.error(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
}
const results = bench.results.summary();
const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
writeFileSync(values.out, JSON.stringify({ machine, results }, null, 2));
console.log(`${machine}\n\n${tables(results)}`);
