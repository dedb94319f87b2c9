import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhaseKind } from '../../../shared/method/phases.ts';
import type { Lens } from '../../sync/read-presence.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { toasts } from '../../ui/toasts.ts';
import { PhaseBar } from './PhaseBar.tsx';
import { useFollow } from './use-follow.ts';

/** Leads through a consultation: the course, following the chair, and what the chair asks of one. */
export function Course(props: {
  readonly lens: Lens;
  seenAs(lens: Lens): Lens;
  onShow(lens: Lens): void;
  onLook(kind: PhaseKind): void;
}) {
  const { t } = useTranslation('sitting');
  const session = useCaseSession();
  const { onShow } = props;
  const follow = useFollow(props.lens, props.seenAs, onShow);
  useEffect(
    () =>
      session.onReminder(() =>
        toasts.info(
          {
            title: t('reminder'),
            actions: [{ label: t('reminderOpen'), onSelect: () => onShow('strategies') }],
          },
          'reminder',
        ),
      ),
    [session, t, onShow],
  );
  const { highlight } = follow;
  useEffect(() => {
    if (!highlight) return;
    const row = document.querySelector(`[data-item="${CSS.escape(highlight)}"]`);
    row?.scrollIntoView({ block: 'center' });
  }, [highlight]);
  return <PhaseBar follow={follow} onLook={props.onLook} />;
}
