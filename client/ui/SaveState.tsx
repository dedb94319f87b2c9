import {
  CloudCheck,
  CloudOff,
  Eye,
  GitMerge,
  LoaderCircle,
  type LucideIcon,
  Unplug,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './SaveState.module.css';
import { Tooltip } from './Tooltip.tsx';

export type SaveStateName = 'saved' | 'saving' | 'offline' | 'conflict' | 'closed' | 'observing';

/** Saving that is quicker than this is not worth a flicker. */
const showSavingAfterMs = 400;

const icons: Record<SaveStateName, LucideIcon> = {
  saved: CloudCheck,
  saving: LoaderCircle,
  offline: CloudOff,
  conflict: GitMerge,
  closed: Unplug,
  observing: Eye,
};

export interface SaveStateProps {
  state: SaveStateName;
  /** Changes that wait for the connection. */
  waiting?: number;
  /** Why the connection was closed, or is a slow one, as a sentence. */
  reason?: string | undefined;
  /** The icon alone; the words are its name. */
  compact?: boolean;
}

export function SaveState({ state, waiting = 0, reason, compact }: SaveStateProps) {
  const { t } = useTranslation('common');
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (state !== 'saving') return;
    const timer = setTimeout(() => setSlow(true), showSavingAfterMs);
    return () => clearTimeout(timer);
  }, [state]);
  const shown = state === 'saving' && !slow ? 'saved' : state;
  const words =
    shown === 'offline' && waiting > 0
      ? t('save.offlineWaiting', { count: waiting })
      : t(`save.${shown}`);
  const Icon = icons[shown];
  const badge = (
    <span className={cx(styles.badge, styles[shown])} data-state={state}>
      <Icon aria-hidden="true" size={18} />
      <span className={cx(compact && 'visually-hidden')}>{words}</span>
      {reason && <span className="visually-hidden">{reason}</span>}
    </span>
  );
  const more = reason ?? (compact ? words : undefined);
  return more === undefined ? badge : <Tooltip text={more}>{badge}</Tooltip>;
}
