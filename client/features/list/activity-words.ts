import type { TFunction } from 'i18next';
import type { Activity } from '../../sync/activity.ts';
import { departmentOf } from '../../ui/departments.ts';

type Words = TFunction<['list', 'method']>;

/** What a screen reader is told of somebody else's work; undefined where nothing should be said, as while they type. */
export function lineOf(activity: Activity, t: Words): string | undefined {
  const { kind, root, field, text } = activity;
  const who = activity.department ? departmentOf(activity.department).id : t('someone');
  const where = field ? t(`method:field.${field}`) : '';
  switch (kind) {
    case 'edited':
    case 'directionSupported':
      return undefined;
    case 'added':
      if (root === 'resources') return t('says.addedResource', { who, field: where, text });
      if (root === 'gaps') return t('says.addedGap', { who, field: where, text });
      return t('says.addedOther', { who, text });
    case 'moved':
      return t('says.moved', { who, field: where, text });
    default:
      return t(`says.${kind}`, { who, text });
  }
}
