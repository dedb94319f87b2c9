/** Of the address of a map: the moment since which what has become different is marked, ms. */
export const sinceParameter = 'seit';
