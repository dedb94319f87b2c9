import { Bell, Keyboard } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMuted, setMuted } from '../../ui/announcer.ts';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { SingleKeysSwitch } from '../../ui/SingleKeysSwitch.tsx';
import { ListKeyTable } from './KeyHelp.tsx';
import styles from './ListAside.module.css';
import { useListStore } from './list-state.ts';
import { RecentActivity } from './RecentActivity.tsx';

/** Beside the list, where there is room: the keys, and what just happened. */
export function ListAside() {
  const { t } = useTranslation(['list', 'common']);
  const list = useListStore();
  const id = useId();
  const [muted, setShownMuted] = useState(isMuted);
  return (
    <aside className={styles.aside}>
      <section aria-labelledby={`${id}-keys`}>
        <h2 id={`${id}-keys`} className={styles.title}>
          <Keyboard aria-hidden="true" size={18} />
          {t('keyboard')}
        </h2>
        <ListKeyTable />
        <SingleKeysSwitch />
        <button
          type="button"
          className={styles.more}
          onClick={() => list.setState({ keyList: true })}
        >
          {t('allKeys')}
        </button>
      </section>
      <section aria-labelledby={`${id}-recent`}>
        <h2 id={`${id}-recent`} className={styles.title}>
          <Bell aria-hidden="true" size={18} />
          {t('recent')}
        </h2>
        <RecentActivity />
        <CheckLine
          label={t('common:muteAnnouncements')}
          checked={muted}
          onChange={(checked) => {
            setMuted(checked);
            setShownMuted(checked);
          }}
        />
      </section>
    </aside>
  );
}
