import {
  Check,
  ChevronDown,
  DoorOpen,
  FileCheck2,
  Hourglass,
  Link2,
  Smartphone,
  TriangleAlert,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestAtDoor } from '../../../shared/protocol/door.ts';
import { ApiFailure } from '../../sync/api.ts';
import { admitGuest, denyGuest } from '../../sync/door-api.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { cx } from '../../ui/cx.ts';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { useHandOnFocus } from '../../ui/hand-on-focus.ts';
import { Menu } from '../../ui/Menu.tsx';
import { useTopDialog } from '../../ui/open-dialogs.ts';
import { toasts } from '../../ui/toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';

import styles from './KnockNotice.module.css';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useDoor } from './use-door.ts';

const isWaiting = ({ state }: GuestAtDoor) => state === 'waiting';

/** Who asks to be let in, for eyes, ears and the table. */
export function KnockNotice({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation('door');
  const announce = useAnnounce();
  const waiting = useDoor().filter(isWaiting);
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const { id, name, department } of waiting)
      if (!told.current.has(id))
        announce(t('asks', { name, department: departmentOf(department).name }));
    told.current = new Set(waiting.map(({ id }) => id));
  }, [waiting, announce, t]);
  const view = useCaseViewStore();
  const departments = waiting.map(({ department }) => department).join(' ');
  useEffect(() => {
    view.setState({ asking: departments === '' ? [] : departments.split(' ') });
    return () => view.setState({ asking: [] });
  }, [view, departments]);
  return <Knocks className={className} />;
}

/** The longest waiting first. Everybody of the staff may let in; Alt+E lets in the first. */
export function Knocks({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation('door');
  const waiting = useDoor().filter(isWaiting);
  const [chosen, setChosen] = useState<string>();
  const shown = waiting.find(({ id }) => id === chosen) ?? waiting[0];
  if (!shown) return null;
  const others = waiting.filter((guest) => guest !== shown);
  return (
    <section tabIndex={-1} aria-label={t('asksTitle')} className={cx(styles.notice, className)}>
      <Asking key={shown.id} guest={shown} />
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map(({ id, name, department }) => (
            <li key={id}>
              <button type="button" className={styles.other} onClick={() => setChosen(id)}>
                <DepartmentPill department={department} out />
                <span className={styles.otherName}>{name}</span>
                <ChevronDown aria-hidden="true" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Asking({ guest }: { readonly guest: GuestAtDoor }) {
  const { t } = useTranslation(['door', 'errors']);
  const format = useFormat();
  const { caseId } = useCaseSession();
  const root = useRef<HTMLDivElement>(null);
  useHandOnFocus(root);
  const [menu, setMenu] = useState<HTMLElement>();
  const [writing, setWriting] = useState<'admit' | 'deny'>();
  const { id, name, department, role, device, linkFrom, consent } = guest;
  const act = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.error({ title: t(`errors:api.${error.code}`) });
    }
  };
  const admit = async () => {
    if (consent === 'missing') setWriting('admit');
    else if (consent !== 'withdrawn') await act(() => admitGuest(caseId, guest));
  };
  const deny = (reason: string) => act(() => denyGuest(caseId, id, reason));
  const latest = useRef(admit);
  latest.current = admit;
  const dialog = useTopDialog();
  useEffect(() => {
    // Nobody is let in by who cannot see them.
    if (dialog && !dialog.contains(root.current)) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyE') return;
      event.preventDefault();
      void latest.current();
    };
    // A dialog hands on no keys.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [dialog]);
  const reasons = ['sayWho', 'notNow', 'notInvited'] as const;
  return (
    <div ref={root} className={styles.asking}>
      <header className={styles.head}>
        <span className={styles.sign}>
          <DoorOpen aria-hidden="true" size={18} />
        </span>
        <h2 className={styles.title}>{t('asksTitle')}</h2>
        <WaitClock since={guest.since} />
      </header>
      <div className={styles.who}>
        <DepartmentPill department={department} size="lg" />
        <p>
          <strong className={styles.name}>{name}</strong>
          <span className={styles.department}>{departmentOf(department).name}</span>
        </p>
      </div>
      <ul className={styles.facts}>
        <li>
          <Link2 aria-hidden="true" size={16} />
          {linkFrom === undefined
            ? t('byCode', { role: t(`role.${role}`) })
            : t('byLink', { date: format.shortDate(isoDay(linkFrom)), role: t(`role.${role}`) })}
        </li>
        <li>
          <Smartphone aria-hidden="true" size={16} />
          {t(`device.${device}`)}
        </li>
        <li data-consent={consent}>
          {consent === 'missing' || consent === 'withdrawn' ? (
            <TriangleAlert aria-hidden="true" size={16} />
          ) : (
            <FileCheck2 aria-hidden="true" size={16} />
          )}
          {t(`consent.${consent}`)}
        </li>
      </ul>
      <div className={styles.actions}>
        {consent !== 'withdrawn' && (
          <Button icon={Check} aria-keyshortcuts="Alt+E" onClick={() => void admit()}>
            {t(consent === 'missing' ? 'admitWith' : 'admit')}
          </Button>
        )}
        <Button
          variant="secondary"
          iconAfter={ChevronDown}
          aria-haspopup="menu"
          aria-expanded={menu !== undefined}
          onClick={(event) => setMenu(menu ? undefined : event.currentTarget)}
        >
          {t('deny')}
        </Button>
      </div>
      <p className={styles.everybody}>
        {t('everybody')}
        {consent !== 'withdrawn' && (
          <span aria-hidden="true" className={styles.keys}>
            <kbd>Alt</kbd> <kbd>E</kbd>
          </span>
        )}
      </p>
      {menu && (
        <Menu
          label={t('denyWhy')}
          anchor={menu}
          onClose={() => setMenu(undefined)}
          groups={[
            {
              items: reasons.map((reason) => ({
                id: reason,
                label: t(`denyReason.${reason}`),
                onSelect: () => void deny(t(`denyReason.${reason}`)),
              })),
            },
            {
              items: [{ id: 'own', label: t('denyOwn'), onSelect: () => setWriting('deny') }],
            },
          ]}
        />
      )}
      {writing && (
        <ReasonDialog
          purpose={writing}
          onClose={() => setWriting(undefined)}
          onReason={(reason) => {
            setWriting(undefined);
            void (writing === 'deny' ? deny(reason) : act(() => admitGuest(caseId, guest, reason)));
          }}
        />
      )}
    </div>
  );
}

function WaitClock({ since }: { readonly since: number }) {
  const { t } = useTranslation('door');
  const seconds = Math.max(0, Math.floor((useNow(1_000) - since) / 1_000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className={styles.clock}>
      <Hourglass aria-hidden="true" size={14} />
      <span className="visually-hidden">{t('waits')}</span>
      <span className="tabular">{time}</span>
    </span>
  );
}
