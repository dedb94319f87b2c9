import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useMainNav } from '../../ui/use-main-nav.ts';
import styles from './AgendaPage.module.css';

/** The frame of every page about conferences. */
export function AgendaPage(props: { title: string; account: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <>
      <title>{`${props.title} · ${t('appName')}`}</title>
      <PageHeader {...useMainNav()} account={props.account} />
      <main id="content" tabIndex={-1} className={styles.main}>
        {props.children}
      </main>
    </>
  );
}
