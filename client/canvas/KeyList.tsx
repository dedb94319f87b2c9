import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { KeyTable } from '../ui/KeyTable.tsx';
import { SingleKeysSwitch } from '../ui/SingleKeysSwitch.tsx';

const lines = [
  { action: 'areas', caps: ['F6'] },
  { action: 'arrows', caps: ['arrows'] },
  { action: 'enter', caps: ['enter'] },
  { action: 'sheet', caps: ['shift', 'enter'] },
  { action: 'reorder', caps: ['alt', '↑', '↓'] },
  { action: 'move', caps: ['V', '1–4'], singleKey: true },
  { action: 'resource', caps: ['N'], singleKey: true },
  { action: 'gap', caps: ['L'], singleKey: true },
  { action: 'link', caps: ['K'], singleKey: true },
  { action: 'draw', caps: ['D'], singleKey: true },
  { action: 'remove', caps: ['delete'] },
  { action: 'undo', caps: ['ctrl', 'Z'] },
  { action: 'escape', caps: ['escape'] },
  { action: 'keys', caps: ['?'], singleKey: true },
] as const;

/** What the keys do while the focus is on the map. */
export function KeyList({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('map');
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      <KeyTable lines={lines} textOf={({ action }) => t(`key.${action}`)} />
      <SingleKeysSwitch hint={t('singleKeysHint')} />
    </Dialog>
  );
}
