import 'ol/ol.css';
import './ui/app.css';
import './ui/buttons.css';
import './ui/dialog.css';
import './ui/list.css';
import { mount } from 'svelte';
import { speak } from './texts/texts.svelte';
import App from './ui/App.svelte';
import { appearance } from './ui/appearance.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('Invariant: index.html has no element with id app.');
await speak(appearance.language);
mount(App, { target });
