import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivity } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { lineOf } from './activity-words.ts';

/**
 * Tells screen readers what others do, never what they are typing; one's own work is told where it is done. Apart, so that
 * what others do draws nothing anew but what it changes.
 */
export function ActivityAnnouncer() {
  const { t } = useTranslation(['list', 'method']);
  const activities = useActivity();
  const told = useRef(new Set(activities.map(({ id }) => id)));
  useEffect(() => {
    for (const activity of activities) {
      if (told.current.has(activity.id)) continue;
      told.current.add(activity.id);
      const line = activity.isSelf ? undefined : lineOf(activity, t);
      if (line) announce(line, { assertive: activity.kind === 'directionSet' });
    }
  }, [activities, t]);
  return null;
}
