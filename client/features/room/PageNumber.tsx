import { useTranslation } from 'react-i18next';
import styles from './RoomParts.module.css';

/** "Seite 1 von 2", where there is more than one. */
export function PageNumber({ page, count }: { readonly page: number; readonly count: number }) {
  const { t } = useTranslation('room');
  if (count < 2) return null;
  return <span className={styles.page}>{t('page', { page, count })}</span>;
}
