import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './KeyHelp.module.css';
import { keyHelp } from './list-keys.ts';
import { useListState, useListStore } from './list-state.ts';
import { setSingleKeys, singleKeys } from './single-keys.ts';

const capNames = ['enter', 'shift', 'alt', 'ctrl', 'delete', 'home', 'end'] as const;

/** The keys of the list, drawn; `all` or the basic ones. Those switched off are left out. */
export function KeyTable({ all }: { readonly all?: boolean }) {
  const { t } = useTranslation('list');
  const { on } = useStore(singleKeys);
  const cap = (name: string) => {
    const known = capNames.find((each) => each === name);
    return known ? t(`cap.${known}`) : name;
  };
  const shown = keyHelp.filter((help) => (all || help.basic) && (on || !help.singleKey));
  return (
    <dl className={styles.keys}>
      {shown.map(({ action, caps }) => (
        <div key={action} className={styles.line}>
          <dt className={styles.caps}>
            {caps.map((name) => (
              <kbd key={name} className={styles.cap}>
                {cap(name)}
              </kbd>
            ))}
          </dt>
          <dd>{t(`key.${action}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function SingleKeysSwitch() {
  const { t } = useTranslation('list');
  const { on } = useStore(singleKeys);
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      {t('singleKeys')}
    </label>
  );
}

export function KeyDialog() {
  const { t } = useTranslation('list');
  const list = useListStore();
  const open = useListState((state) => state.keyList);
  const close = useCallback(() => list.setState({ keyList: false }), [list]);
  if (!open) return null;
  return (
    <Dialog title={t('keyboard')} onClose={close}>
      <KeyTable all />
      <div className={styles.setting}>
        <SingleKeysSwitch />
        <p className={styles.hint}>{t('singleKeysHint')}</p>
      </div>
    </Dialog>
  );
}
