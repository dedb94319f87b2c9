import type { ResourceField } from '../../shared/case/resource-field.ts';

/** One value for each field of the map. */
export function perField<T>(of: (field: ResourceField) => T): Record<ResourceField, T> {
  return {
    personal: of('personal'),
    social: of('social'),
    material: of('material'),
    infrastructural: of('infrastructural'),
  };
}
