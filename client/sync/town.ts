import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TownDepartment, TownSettings } from '../../shared/method/town-settings.ts';
import { fetchTown } from './api.ts';

interface Town {
  /** Undefined: nobody is signed in yet. */
  readonly settings?: TownSettings;
  readonly departmentById: ReadonlyMap<string, TownDepartment>;
}

const store = createStore<Town>(() => ({ departmentById: new Map() }));

/** The settings as they were when the page was loaded, or saved here since. */
export function showTown(settings: TownSettings): void {
  const { departments } = settings;
  store.setState({ settings, departmentById: new Map(departments.map((each) => [each.id, each])) });
}

/** Before anything of a signed-in page is shown. Throws ApiFailure. */
export async function loadTown(): Promise<void> {
  showTown(await fetchTown());
}

/** The department with that id, retired or not. */
export function townDepartment(id: string): TownDepartment | undefined {
  return store.getState().departmentById.get(id);
}

/** What the town has set. Only on pages of somebody who is signed in. */
export function useTown(): TownSettings {
  const settings = useStore(store, (town) => town.settings);
  if (!settings) throw new Error('The town is not loaded');
  return settings;
}

/** The departments to choose from; `chosen` is one of them even where it is retired. */
export function useDepartments(chosen?: string): readonly TownDepartment[] {
  const { departments } = useTown();
  return useMemo(
    () => departments.filter(({ id, retired }) => !retired || id === chosen),
    [departments, chosen],
  );
}
