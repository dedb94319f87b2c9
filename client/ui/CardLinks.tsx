import { Link2, TriangleAlert, X } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import type { EntryRef } from '../../shared/case/entries.ts';
import type { Gap } from '../../shared/case/gap.ts';
import type { Resource } from '../../shared/case/resource.ts';
import { resourceFields } from '../../shared/case/resource-field.ts';
import { entriesByField } from '../../shared/case/select.ts';
import { useBoard } from '../sync/use-case.tsx';
import { Button } from './Button.tsx';
import styles from './CardLinks.module.css';
import { FieldTile, GapMark } from './FieldTile.tsx';
import { IconButton } from './IconButton.tsx';
import { type CardLinkIds, cardText, isGap, linkedCards } from './linked-cards.ts';
import { PickList } from './PickList.tsx';
import { Popover } from './Popover.tsx';
import { useReadOnly } from './use-read-only.ts';

export interface CardLinksProps extends CardLinkIds {
  /** Names the picker and, for screen readers, the button: "Karten mit A verknüpfen". */
  readonly label: string;
  /** Only resources can be linked. */
  readonly resourcesOnly?: boolean;
  /** Where nothing is linked yet. */
  readonly empty?: string | undefined;
  onLink(card: EntryRef, linked: boolean): void;
}

/** The cards something rests on, and the way to link more. */
export function CardLinks(props: CardLinksProps) {
  const { t } = useTranslation('strategies');
  const readOnly = useReadOnly();
  const { onLink } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const linkButton = useRef<HTMLButtonElement>(null);
  const cards = useBoard((board) => linkedCards(board, props), shallow);
  const close = useCallback(() => setAnchor(undefined), []);
  return (
    <div className={styles.links}>
      {cards.length > 0 && (
        <ul className={styles.list}>
          {cards.map((card) => (
            <li key={card.id} className={styles.item}>
              <LinkedCard card={card} />
              {!readOnly && (
                <IconButton
                  icon={X}
                  label={t('unlink', { card: cardText(card) })}
                  className={styles.unlink}
                  onClick={() => {
                    onLink({ root: isGap(card) ? 'gaps' : 'resources', id: card.id }, false);
                    linkButton.current?.focus();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {cards.length === 0 && props.empty && <p className={styles.empty}>{props.empty}</p>}
      {!readOnly && (
        <Button
          ref={linkButton}
          variant="quiet"
          size="sm"
          icon={Link2}
          className={styles.add}
          aria-label={props.label}
          aria-haspopup="dialog"
          aria-expanded={anchor !== undefined}
          onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
        >
          {t('linkCards')}
        </Button>
      )}
      {anchor && (
        <Popover title={props.label} anchor={anchor} onClose={close}>
          <CardPicker
            resourceIds={props.resourceIds}
            gapIds={props.gapIds}
            resourcesOnly={props.resourcesOnly ?? false}
            onLink={onLink}
          />
        </Popover>
      )}
    </div>
  );
}

/** Tile and text of a card. */
export function LinkedCard({ card }: { readonly card: Resource | Gap }) {
  const { t } = useTranslation('strategies');
  return (
    <span className={styles.card}>
      {isGap(card) ? <GapMark field={card.field} /> : <FieldTile field={card.field} />}
      <span className={styles.text}>
        {isGap(card) && <span className="visually-hidden">{t('gap')}: </span>}
        {cardText(card)}
        {'caveat' in card && (
          <span className={styles.caveat}>
            <TriangleAlert aria-hidden="true" size={13} />
            {card.caveat}
          </span>
        )}
      </span>
    </span>
  );
}

function CardPicker(
  props: CardLinkIds & Required<Pick<CardLinksProps, 'onLink' | 'resourcesOnly'>>,
) {
  const { t } = useTranslation('strategies');
  const { t: method } = useTranslation('method');
  const fields = useBoard(entriesByField);
  const linked = new Set([...props.resourceIds, ...props.gapIds]);
  const entries = resourceFields.flatMap((field) => fields[field]);
  return (
    <PickList
      searchLabel={t('searchCards')}
      empty={t('noCards')}
      groups={resourceFields.map((field) => ({
        id: field,
        heading: method(`field.${field}`),
        items: fields[field]
          .filter(({ root }) => root === 'resources' || !props.resourcesOnly)
          .map(({ root, id, entity }) => ({
            id,
            label: cardText(entity),
            note: root === 'gaps' ? t('gap') : undefined,
            icon: root === 'gaps' ? <GapMark field={field} /> : <FieldTile field={field} />,
            checked: linked.has(id),
          })),
      }))}
      onToggle={(id, checked) => {
        const entry = entries.find((other) => other.id === id);
        if (entry) props.onLink({ root: entry.root, id }, checked);
      }}
    />
  );
}
