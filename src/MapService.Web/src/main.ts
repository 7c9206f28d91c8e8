import 'ol/ol.css';
import './ui/fonts.css';
import './ui/app.css';
import './ui/list.css';
import { mount } from 'svelte';
import App from './ui/App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('Invariant: index.html has no element with id app.');
mount(App, { target });
