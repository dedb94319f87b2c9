import { Settings } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { cx } from './cx.ts';
import { Logo } from './Logo.tsx';
import { OwnRole } from './own-role.ts';
import styles from './PageHeader.module.css';

export interface NavItem {
  readonly href: string;
  readonly label: string;
}

/** The head of the pages outside a case: logo, where one can go, what the page needs there, who is signed in. */
export function PageHeader(props: {
  nav: readonly NavItem[];
  navLabel: string;
  children?: ReactNode;
  account: ReactNode;
}) {
  const { t } = useTranslation('common');
  const [location] = useLocation();
  const role = useContext(OwnRole);
  return (
    <header className={styles.header}>
      <a href="#content" className={styles.skip}>
        {t('skipToContent')}
      </a>
      <Link href="/" className={styles.home} aria-label={t('appName')}>
        <Logo />
      </Link>
      <nav aria-label={props.navLabel} className={styles.nav}>
        {props.nav.map(({ href, label }) => {
          const here = location === href;
          return (
            <Link
              key={href}
              href={href}
              aria-current={here ? 'page' : undefined}
              className={cx(styles.link, here && styles.here)}
            >
              {label}
            </Link>
          );
        })}
      </nav>
      <div className={styles.middle}>{props.children}</div>
      {role !== 'steering' && (
        <Link
          href="/einstellungen"
          aria-current={location === '/einstellungen' ? 'page' : undefined}
          className={styles.settings}
        >
          <Settings aria-hidden="true" size={18} />
          <span className={styles.settingsName}>{t('townSettings')}</span>
        </Link>
      )}
      <div className={styles.account}>{props.account}</div>
    </header>
  );
}
