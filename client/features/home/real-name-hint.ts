const harmless = new Set(
  (
    'familie frau herr herrn person kind kinder geschwister eltern großeltern paar ehepaar bruder schwester ' +
    'brüder schwestern sohn tochter söhne töchter vater mutter neffe nichte onkel tante großvater großmutter ' +
    'cousin cousine freund freundin partner partnerin gruppe und mit der die das von aus family and mrs mr ms'
  ).split(' '),
);
const word = /\p{L}[\p{L}'’-]*/gu;

/**
 * A pseudonym that leaves out what looks like a real name, or undefined when nothing does.
 * A hint made of a word list on this device: never a guarantee, and nobody is stopped by it.
 */
export function realNameHint(pseudonym: string): string | undefined {
  const suggestion = pseudonym
    .replace(word, (each) =>
      each.length < 3 || harmless.has(each.toLocaleLowerCase('de'))
        ? each
        : `${each.charAt(0).toLocaleUpperCase('de')}.`,
    )
    .replaceAll('..', '.');
  return suggestion === pseudonym ? undefined : suggestion;
}
