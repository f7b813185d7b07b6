import { createRoot } from 'react-dom/client';
import { keepLanguage, storedLanguage } from '../kit/language.ts';

// Browsers of offices are often some years old; those that know Temporal load nothing.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
const { ConsoleApp } = await import('./app.tsx');

keepLanguage(storedLanguage());
const place = document.querySelector('#console');
if (place === null) throw new Error('the document has no place for the console');
createRoot(place).render(<ConsoleApp />);
