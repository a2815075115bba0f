import { type Html, html } from '../../kit/html.ts'
import type { DoorPlace } from '../urls.ts'

/**
 * What is seen through each door: one horizon and one light, at three times of its day. Decoration only. The middle
 * third is what a narrow window shows of it.
 */
const FOREGROUNDS: Record<DoorPlace, Html> = {
  // Before sunrise: two on a wall, one with a phone, under a street lamp.
  youngPeople: html`<g class="es-scene__light"><circle cx="58" cy="92" r="2"/><circle cx="104" cy="64" r="1.500"/><circle cx="226" cy="74" r="2"/><circle cx="180" cy="40" r="1.500"/><circle cx="252" cy="150" r="9"/></g><path class="es-scene__line" d="M284 300V164q0-14-14-14h-12"/><g class="es-dawn__people"><circle cx="128" cy="200" r="14"/><path d="M109 258v-24a19 19 0 0 1 38 0v24z"/><circle cx="182" cy="207" r="12.500"/><path d="M165 258v-19a17 17 0 0 1 34 0v19z"/></g><rect class="es-scene__house" x="56" y="254" width="208" height="46" rx="5"/><rect class="es-scene__glow" x="147" y="231" width="11" height="17" rx="2.500"/>`,
  // First light: somebody is back at home, and the door is open.
  parents: html`<path class="es-scene__house" d="M186 300v-80l50-40 50 40v80z"/><g class="es-dawn__people"><circle cx="98" cy="220" r="13"/><path d="M79 300v-44a19 19 0 0 1 38 0v44z"/><circle cx="140" cy="240" r="10.500"/><path d="M126 300v-30a14 14 0 0 1 28 0v30z"/></g><path class="es-scene__glow" d="M224 300v-42a12 12 0 0 1 24 0v42zM204 228h16v16h-16zM252 228h16v16h-16z"/>`,
  // Day: people stand together by a school.
  practitioners: html`<path class="es-scene__house" d="M26 300v-72h44l26-24 26 24h44v72z"/><g class="es-dawn__people"><circle cx="204" cy="222" r="12.500"/><path d="M186 300v-42a18 18 0 0 1 36 0v42z"/><circle cx="246" cy="216" r="13"/><path d="M227 300v-46a19 19 0 0 1 38 0v46z"/><circle cx="284" cy="240" r="10"/><path d="M271 300v-30a13 13 0 0 1 26 0v30z"/></g><path class="es-scene__glow" d="M86 300v-28a10 10 0 0 1 20 0v28zM38 244h14v16H38zM62 244h14v16H62zM116 244h14v16h-14zM140 244h14v16h-14z"/>`,
}

export const doorScene = (place: DoorPlace): Html =>
  html`<div class="es-scene"><svg class="es-dawn" viewBox="0 0 320 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false"><g fill="none" stroke-linecap="round"><path class="es-dawn__arc es-dawn__arc--4" d="M2 236a158 158 0 0 1 316 0"/><path class="es-dawn__arc es-dawn__arc--3" d="M38 236a122 122 0 0 1 244 0"/><path class="es-dawn__arc es-dawn__arc--2" d="M74 236a86 86 0 0 1 172 0"/><path class="es-dawn__arc es-dawn__arc--1" d="M110 236a50 50 0 0 1 100 0"/></g><circle class="es-dawn__sun" cx="160" cy="236" r="27"/><path class="es-dawn__hill es-dawn__hill--far" d="M0 236c60-26 110-22 160-4s110 10 160-18v146H0z"/><path class="es-dawn__hill" d="M0 288c80-14 240-10 320 4v68H0z"/>${FOREGROUNDS[place]}</svg></div>`
