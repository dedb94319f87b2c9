import { agreementEntity } from './agreement.ts';
import { chronicleEntity } from './chronicle.ts';
import { conditionEntity } from './condition.ts';
import { directionEntity } from './direction.ts';
import type { EntityBase, EntityDefinition } from './entity.ts';
import { gapEntity } from './gap.ts';
import { handoverEntity } from './handover.ts';
import { personEntity } from './person.ts';
import { resourceEntity } from './resource.ts';
import type { RootName } from './roots.ts';
import { strategyEntity } from './strategy.ts';
import { willEntity } from './will.ts';

/** Every entity of the board document. */
export const definitions = {
  persons: personEntity,
  resources: resourceEntity,
  gaps: gapEntity,
  wills: willEntity,
  directions: directionEntity,
  strategies: strategyEntity,
  conditions: conditionEntity,
  agreements: agreementEntity,
  chronicle: chronicleEntity,
  handovers: handoverEntity,
} as const;

export function definitionOf(root: RootName): EntityDefinition<EntityBase> {
  return definitions[root] as unknown as EntityDefinition<EntityBase>;
}
