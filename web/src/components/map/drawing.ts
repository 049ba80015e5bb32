import { divIcon, layerGroup, marker, polygon, polyline, type LatLng, type LatLngExpression, type LayerGroup, type Map as LeafletMap, type Marker } from 'leaflet'
import { cornerAt, halfway, moved, withAfter, without, type Corner } from './corners'

/** What the drawing says to the page. */
export interface Hand {
  /** the corners are these now */
  draws: (corners: Corner[]) => void
  /** this corner was taken up, or none */
  takes: (index: number | null) => void
  /** the name of a corner for those who do not see it */
  names: (index: number) => string
}

const STEP = 12
const FINE_STEP = 1
const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const at = (it: Corner): LatLngExpression => [it.lat, it.lon]

/** The drawn area on a map: its edge, and with a hand its corners, which are dragged, moved by arrows, and deleted. */
export class Drawing {
  private readonly layer: LayerGroup
  private corners: Corner[] = []
  private markers: Marker[] = []

  constructor(
    private readonly map: LeafletMap,
    private readonly hand: Hand | null,
  ) {
    this.layer = layerGroup().addTo(map)
    if (hand) map.on('click', (event) => this.add(event.latlng))
  }

  /** Adds a corner at the end, and takes it up. */
  add(where: LatLng): void {
    this.change([...this.corners, cornerAt(where)], this.corners.length)
  }

  remove(index: number): void {
    this.change(without(this.corners, index), Math.min(index, this.corners.length - 2))
  }

  /** Whether these are the corners that it shows. */
  shows(corners: readonly Corner[]): boolean {
    return corners.length === this.corners.length && corners.every((it, index) => it.lon === this.corners[index]?.lon && it.lat === this.corners[index]?.lat)
  }

  /** Shows these corners; who had one in hand keeps it. */
  show(corners: readonly Corner[]): void {
    const held = this.markers.findIndex((it) => it.getElement() === document.activeElement)
    this.corners = [...corners]
    this.layer.clearLayers()
    const edge = corners.length > 2 ? polygon(corners.map(at), { className: 'drawn-area', interactive: false }) : polyline(corners.map(at), { className: 'drawn-area', interactive: false })
    edge.addTo(this.layer)
    this.markers = this.hand ? corners.map((it, index) => this.corner(it, index, edge)) : []
    if (this.hand && corners.length > 2) corners.forEach((_, index) => this.between(index))
    if (held >= 0) this.take(Math.min(held, corners.length - 1))
  }

  take(index: number): void {
    this.markers[index]?.getElement()?.focus({ preventScroll: true })
  }

  private change(corners: Corner[], held: number): void {
    this.hand?.draws(corners)
    this.show(corners)
    if (corners.length) this.take(held)
    else this.map.getContainer().focus({ preventScroll: true })
  }

  private corner(corner: Corner, index: number, edge: { setLatLngs: (at: LatLngExpression[]) => unknown }): Marker {
    const it = marker(at(corner), { draggable: true, icon: divIcon({ className: 'corner', iconSize: [28, 28] }), autoPanOnFocus: false })
    it.on('drag', () => edge.setLatLngs(moved(this.corners, index, cornerAt(it.getLatLng())).map(at)))
    it.on('dragend', () => this.change(moved(this.corners, index, cornerAt(it.getLatLng())), index))
    it.addTo(this.layer)
    const element = it.getElement()
    element?.setAttribute('aria-label', this.hand?.names(index) ?? '')
    element?.addEventListener('focus', () => this.hand?.takes(index))
    element?.addEventListener('keydown', (event) => this.key(event, index, it))
    it.on('click', () => this.take(index))
    return it
  }

  /** Arrows move a corner, with Shift by a hair; Delete takes it away, + adds one after it. */
  private key(event: KeyboardEvent, index: number, it: Marker): void {
    const arrow = ARROWS[event.key]
    if (arrow) {
      const step = event.shiftKey ? FINE_STEP : STEP
      const point = this.map.latLngToLayerPoint(it.getLatLng())
      point.x += arrow[0] * step
      point.y += arrow[1] * step
      this.change(moved(this.corners, index, cornerAt(this.map.layerPointToLatLng(point))), index)
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.remove(index)
    else if (event.key === '+' || event.key === 'Insert') this.change(withAfter(this.corners, index, halfway(this.corners, index)), index + 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** The middle of an edge: dragged or tapped it becomes a corner. */
  private between(index: number): void {
    const it = marker(at(halfway(this.corners, index)), { draggable: true, keyboard: false, icon: divIcon({ className: 'edge-middle', iconSize: [20, 20] }) })
    const becomes = () => this.change(withAfter(this.corners, index, cornerAt(it.getLatLng())), index + 1)
    it.on('click', becomes)
    it.on('dragend', becomes)
    it.addTo(this.layer)
  }
}
