import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { personChoices } from '../../ui/person-choices.ts';
import { usePersonWord } from '../../ui/use-person-word.ts';
import type { Writing } from './WillLens.tsx';

/** A wish of anybody, also a further one, or of the family. */
export function AddWish({ onAdd }: { onAdd(writing: Writing): void }) {
  const { t } = useTranslation('will');
  const persons = useBoard((board) => board.persons);
  const personWord = usePersonWord();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const choices = personChoices(persons).filter(({ personIds }) => personIds.length < 2);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={UserRoundPlus}
        data-add-wish=""
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {t('add')}
      </Button>
      {anchor && (
        <Menu
          label={t('addFor')}
          anchor={anchor}
          groups={[
            {
              heading: t('addFor'),
              items: choices.map(({ id, personIds }) => ({
                id,
                label: personWord(persons, personIds),
                onSelect: () => onAdd({ personId: personIds[0] }),
              })),
            },
          ]}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
}
