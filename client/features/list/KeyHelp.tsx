import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyTable } from '../../ui/KeyTable.tsx';
import { SingleKeysSwitch } from '../../ui/SingleKeysSwitch.tsx';
import { keyHelp } from './list-keys.ts';
import { useListState, useListStore } from './list-state.ts';

const basicHelp = keyHelp.filter(({ basic }) => basic);

/** The keys of the list: `all` or the basic ones. */
export function ListKeyTable({ all }: { readonly all?: boolean }) {
  const { t } = useTranslation('list');
  return <KeyTable lines={all ? keyHelp : basicHelp} textOf={({ action }) => t(`key.${action}`)} />;
}

export function KeyDialog() {
  const { t } = useTranslation('list');
  const list = useListStore();
  const open = useListState((state) => state.keyList);
  const close = useCallback(() => list.setState({ keyList: false }), [list]);
  if (!open) return null;
  return (
    <Dialog title={t('keyboard')} onClose={close}>
      <ListKeyTable all />
      <SingleKeysSwitch hint={t('singleKeysHint')} />
    </Dialog>
  );
}
