import type { Migration } from 'kysely/migration';
import { casesAndSessions } from './0001-cases-and-sessions.ts';
import { stances } from './0002-stances.ts';
import { townSettings } from './0003-town-settings.ts';
import { conferences } from './0004-conferences.ts';
import { door } from './0005-door.ts';
import { vaults } from './0006-vaults.ts';
import { type KeepKey, privacy } from './0007-privacy.ts';
import { staff } from './0008-staff.ts';
import { toolTokens } from './0009-tool-tokens.ts';
import { admittedBy } from './0010-admitted-by.ts';
import { checkpoints } from './0011-checkpoints.ts';
import { sharedStore } from './0012-shared-store.ts';
import { snapshots } from './0013-snapshots.ts';
import { origin } from './0014-origin.ts';
import { exemplary } from './0015-exemplary.ts';
import { rules } from './0016-rules.ts';
import { learning } from './0017-learning.ts';
import { imported } from './0018-imported.ts';

/** Applied in the order of their names. Never change one that was released; add the next. */
export const migrations = (keepKey: KeepKey): Record<string, Migration> => ({
  '0001-cases-and-sessions': casesAndSessions,
  '0002-stances': stances,
  '0003-town-settings': townSettings,
  '0004-conferences': conferences,
  '0005-door': door,
  '0006-vaults': vaults,
  '0007-privacy': privacy(keepKey),
  '0008-staff': staff,
  '0009-tool-tokens': toolTokens,
  '0010-admitted-by': admittedBy,
  '0011-checkpoints': checkpoints,
  '0013-snapshots': snapshots,
  '0014-origin': origin,
  '0015-exemplary': exemplary,
  '0016-rules': rules,
  '0017-learning': learning,
  '0018-imported': imported,
});

/** On PostgreSQL all of them and these. */
export const postgresMigrations: Record<string, Migration> = {
  '0012-shared-store': sharedStore,
};
