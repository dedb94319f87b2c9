import { Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SegmentedSwitch } from '../../ui/SegmentedSwitch.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useSize } from '../../ui/use-size.ts';
import { useVersions, type Version } from '../../ui/use-versions.ts';
import styles from './PosterDialog.module.css';
import { PosterSheets } from './PosterSheets.tsx';
import { sheet } from './poster-layout.ts';
import { type ShownPoster, usePoster } from './use-poster.ts';

const minuteMs = 60_000;

/** The map on paper: for whom, how it will look, and the way to the printer. */
export function PosterDialog(props: {
  /** The departments at the round table. */
  readonly table: readonly string[];
  onClose(): void;
}) {
  const { onClose } = props;
  const { t } = useTranslation(['poster', 'common', 'minutes']);
  const now = useNow(minuteMs);
  const versions = useVersions();
  const [version, setVersion] = useState<Version>('all');
  const shown = usePoster(version, now, props.table);
  const count = (shown?.poster.more.sheets.length ?? 0) + 1;
  return (
    <Dialog
      title={t('poster:dialog')}
      size="lg"
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common:close')}
          </Button>
          <Button icon={Printer} disabled={!shown} onClick={() => print()}>
            {t('poster:print')}
          </Button>
        </>
      }
    >
      <div className={styles.top}>
        <SegmentedSwitch<Version>
          label={t('minutes:version')}
          value={version}
          onChange={setVersion}
          options={versions}
        />
        <p className={styles.lead}>
          {count > 1 ? t('poster:leadMore', { count }) : t('poster:lead')}
        </p>
      </div>
      {shown ? (
        <Preview shown={shown} label={t('poster:preview', { count })} />
      ) : (
        <Skeleton label={t('common:loading')} rows={5} />
      )}
      {shown &&
        createPortal(
          <div data-printed className={styles.printed}>
            <PosterSheets shown={shown} />
          </div>,
          document.body,
        )}
    </Dialog>
  );
}

/** The same sheets, as small as the dialog is. */
function Preview({ shown, label }: { readonly shown: ShownPoster; readonly label: string }) {
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  return (
    <div ref={room} role="img" aria-label={label}>
      {size && (
        <div style={{ zoom: size.w / sheet.w }} className={styles.sheets}>
          <PosterSheets shown={shown} />
        </div>
      )}
    </div>
  );
}
