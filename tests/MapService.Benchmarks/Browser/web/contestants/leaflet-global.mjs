import L from "leaflet";

// The plugin looks for it there.
window.L = L;
