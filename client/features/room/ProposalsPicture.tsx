import { HeartHandshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Direction } from '../../../shared/case/direction.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { openProposals } from '../../ui/proposals.ts';
import { typeset } from '../../ui/typeset.ts';
import { PageNumber } from './PageNumber.tsx';
import styles from './ProposalsPicture.module.css';
import { pagesOf, usePages } from './pages.ts';
import { RoomHub } from './RoomHub.tsx';
import { RoomPill } from './RoomPill.tsx';

const room = 76;
const charactersPerLine = 40;
const heightOf = ({ text }: Direction) => Math.ceil(text.length / charactersPerLine) * 4.4 + 9.5;

/** What could become the direction, beside the one that is set: the most supported first. */
export function ProposalsPicture() {
  const { t } = useTranslation('room');
  const directions = useBoard((board) => board.directions);
  const decisions = useChair((chair) => chair.decisions);
  const proposals = openProposals(directions, { decisions });
  const pages = usePages(pagesOf(proposals, heightOf, room), undefined);
  return (
    <div className={styles.proposals}>
      <RoomHub />
      <section className={styles.list}>
        <h2 className={styles.title}>
          {t('proposals')}
          <PageNumber {...pages} />
        </h2>
        <ul>
          {pages.items.map(({ id, text, voice, supporters }) => (
            <li key={id} className={styles.proposal}>
              <p className={styles.text}>{typeset(text)}</p>
              <p className={styles.support}>
                {voice === 'family' && (
                  <span className={styles.family}>
                    <HeartHandshake aria-hidden="true" />
                    {t('family')}
                  </span>
                )}
                {supporters.length > 0 && (
                  <span className="visually-hidden">{t('supportedBy')}</span>
                )}
                {supporters.map((department) => (
                  <RoomPill key={department} department={department} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
