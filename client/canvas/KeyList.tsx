import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './ToolRail.module.css';

const keys = [
  { action: 'areas', caps: ['F6'] },
  { action: 'arrows', caps: ['arrows'] },
  { action: 'enter', caps: ['enter'] },
  { action: 'sheet', caps: ['shift', 'enter'] },
  { action: 'reorder', caps: ['alt', '↑', '↓'] },
  { action: 'move', caps: ['V', '1–4'] },
  { action: 'resource', caps: ['N'] },
  { action: 'gap', caps: ['L'] },
  { action: 'link', caps: ['K'] },
  { action: 'draw', caps: ['D'] },
  { action: 'remove', caps: ['delete'] },
  { action: 'undo', caps: ['ctrl', 'Z'] },
  { action: 'escape', caps: ['escape'] },
] as const;

/** What the keys do while the focus is on the map. */
export function KeyList({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('map');
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(({ action, caps }) => (
          <div key={action} style={{ display: 'contents' }}>
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{/^[a-z]{3}/.test(cap) ? t(`cap.${cap as 'enter'}`) : cap}</kbd>
              ))}
            </dt>
            <dd>{t(`key.${action}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
