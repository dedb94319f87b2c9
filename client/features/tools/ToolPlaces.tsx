import { CircleCheck, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { documentNameOf } from '../../../shared/protocol/documents.ts';
import { toolPath } from '../../../shared/protocol/tools.ts';
import { CopyLine } from '../../ui/CopyLine.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import styles from './ToolsDialog.module.css';

/** Where a tool connects, and what it opens there. */
export function ToolPlaces({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation(['tools', 'link']);
  const { copied, copy } = useCopy();
  const places = {
    address: `${location.origin.replace(/^http/, 'ws')}${toolPath}`,
    board: documentNameOf(caseId, 'board'),
    chair: documentNameOf(caseId, 'chair'),
  };
  return (
    <section aria-labelledby="tool-places" className={styles.places}>
      <header>
        <h3 id="tool-places" className={styles.heading}>
          {t('places')}
        </h3>
        <p className={styles.quiet}>{t('placesHint')}</p>
      </header>
      {(['address', 'board', 'chair'] as const).map((place) => {
        const text = places[place];
        const isCopied = copied === text;
        return (
          <CopyLine
            key={place}
            label={t(place)}
            {...(place === 'chair' && { hint: t('chairHint') })}
            text={text}
            copied={isCopied ? t(place) : undefined}
          >
            <IconButton
              icon={isCopied ? CircleCheck : Copy}
              label={t(isCopied ? 'link:copiedOf' : 'link:copyOf', { what: t(place) })}
              {...(isCopied && { className: styles.copied })}
              onClick={() => copy(text)}
            />
          </CopyLine>
        );
      })}
    </section>
  );
}
