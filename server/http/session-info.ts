import packageJson from '../../package.json' with { type: 'json' };
import type { Participant, SessionInfo } from '../../shared/protocol/http.ts';

export function sessionInfo(participant: Participant | undefined, probe: boolean): SessionInfo {
  return {
    ...(participant ? { participant } : {}),
    probe,
    serverTime: Date.now(),
    version: packageJson.version,
  };
}
