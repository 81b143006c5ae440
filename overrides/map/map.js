// What the map of the hubs does with Leaflet. Everything on it comes from the cards of the hubs (see overrides/scripts/hubs.js).
// No text becomes markup here, and nothing is asked from a network.
var PortalMap = (function () {
  "use strict";
  var page = document;
  var box = page.getElementById("hub-map");
  var words = box.dataset;
  var calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  var group, map, markers;

  function all(selector) {
    return [].slice.call(page.querySelectorAll(selector));
  }

  // From TopoJSON: the areas of an object, and the lines between two areas of one country and of two.
  function drawn(topology) {
    var scale = topology.transform.scale;
    var move = topology.transform.translate;
    var arcs = topology.arcs.map(function (arc) {
      var x = 0;
      var y = 0;
      return arc.map(function (step) {
        x += step[0];
        y += step[1];
        return [y * scale[1] + move[1], x * scale[0] + move[0]];
      });
    });
    var uses = {};
    function areas(name) {
      var found = [];
      topology.objects[name].geometries.forEach(function (area) {
        var land = name === "a1" ? area.id.slice(0, 2) : area.id;
        (area.type === "Polygon" ? [area.arcs] : area.arcs || []).forEach(function (rings) {
          found.push(rings.map(function (ring) {
            return ring.reduce(function (points, number) {
              var own = number < 0 ? ~number : number;
              (uses[own] = uses[own] || []).push(land);
              var arc = number < 0 ? arcs[own].slice().reverse() : arcs[own];
              return points.concat(points.length ? arc.slice(1) : arc);
            }, []);
          }));
        });
      });
      return found;
    }
    var made = { own: areas("a1"), others: areas("ctx"), lakes: topology.lakes.map(function (lake) { return [lake]; }), inner: [], outer: [] };
    Object.keys(uses).forEach(function (number) {
      var lands = uses[number];
      if (lands.length > 1) made[lands[0] === lands[1] ? "inner" : "outer"].push(arcs[number]);
    });
    return made;
  }

  function label(kind, text, place) {
    var span = page.createElement("span");
    span.textContent = text;
    return L.marker(place, { zIndexOffset: -3000, interactive: false, keyboard: false, icon: L.divIcon({ className: kind, iconSize: null, html: span }) });
  }

  // The names that neither cover a hub nor one another: countries first, then the towns of this zoom.
  function names(lands, list, layer) {
    var zoom = map.getZoom();
    var seen = map.getBounds().pad(0.05);
    var taken = all("#hub-map .m-hub, #hub-map .m-many").map(function (each) {
      var inside = each.getBoundingClientRect();
      var outside = box.getBoundingClientRect();
      var corner = map.containerPointToLayerPoint([inside.left - outside.left, inside.top - outside.top]);
      return [corner.x, corner.y, corner.x + inside.width, corner.y + inside.height];
    });
    layer.clearLayers();
    function put(kind, text, place, left, right) {
      var at = map.latLngToLayerPoint(place);
      var area = [at.x + left, at.y - 9, at.x + right, at.y + 9];
      if (!seen.contains(place) || taken.some(function (other) {
        return area[2] > other[0] && area[0] < other[2] && area[3] > other[1] && area[1] < other[3];
      })) return;
      taken.push(area);
      label(kind, text, place).addTo(layer);
    }
    lands.forEach(function (land) {
      var named = page.querySelector("optgroup[data-towns=" + land[0] + "]");
      var half = named && named.label.length * 4.5;
      if (named) put("m-land", named.label, [land[1], land[2]], -half, half);
    });
    list.forEach(function (town) {
      if (town[3] <= zoom) put("m-town", town[0], [town[1], town[2]], -4, 12 + town[0].length * 6.5);
    });
  }

  function background() {
    var topology = window.portalBorders;
    var made = drawn(topology);
    // The page gives every picture a size, which would be stronger than the attributes that Leaflet sets.
    var Drawing = L.SVG.extend({
      _update: function () {
        L.SVG.prototype._update.call(this);
        var size = this.getPane().querySelector("svg");
        size.style.width = size.getAttribute("width") + "px";
        size.style.height = size.getAttribute("height") + "px";
      }
    });
    var renderer = new Drawing({ padding: 0.5 });
    function look(kind) {
      return { interactive: false, renderer: renderer, className: kind };
    }
    L.polygon(made.others, look("m-others")).addTo(map);
    L.polygon(made.own, look("m-own")).addTo(map);
    L.polygon(made.lakes, look("m-lakes")).addTo(map);
    L.polyline(made.inner, look("m-inner")).addTo(map);
    L.polyline(made.outer, look("m-outer")).addTo(map);
    var layer = L.layerGroup().addTo(map);
    var wait;
    map.on("moveend zoomend", function () {
      clearTimeout(wait);
      wait = setTimeout(function () {
        names(topology.labels, topology.cities, layer);
      }, 120);
    });
  }

  // The same words as in the list, in the same language and direction.
  function popup(card, name) {
    var inside = page.createElement("div");
    inside.className = "m-popup";
    inside.dir = getComputedStyle(box.parentNode).direction;
    inside.tabIndex = -1;
    if (card.dataset.until) inside.appendChild(page.createElement("p")).textContent = card.firstElementChild.textContent;
    [].forEach.call(portalCopy(card).lastElementChild.childNodes, function (each) {
      if (/^H\d$/.test(each.nodeName)) {
        var title = page.createElement("p");
        title.appendChild(page.createElement("b")).appendChild(each.firstChild.cloneNode(true));
        each = title;
      }
      inside.appendChild(each.cloneNode(true));
    });
    inside.setAttribute("aria-label", name);
    return inside;
  }

  function pin(hub) {
    var card = hub.card;
    var name = (card.dataset.until ? card.firstElementChild.textContent + ". " : "") + card.querySelector("a").textContent;
    var shape = page.createElement("i");
    shape.appendChild(card.querySelector(".dot").cloneNode());
    var marker = L.marker(hub.at, {
      keyboard: true,
      icon: L.divIcon({ className: "m-hub", html: shape, iconSize: [44, 44], popupAnchor: [0, -10] })
    });
    marker.card = card;
    marker.bindPopup(function () {
      return popup(card, name);
    }, { maxWidth: box.clientWidth < 420 ? 220 : 300, autoPanPadding: [12, 12] });
    marker.on("add", function () {
      marker.getElement().setAttribute("aria-label", name + ". " + portalCopy(card).querySelector(".st").textContent.trim());
    });
    return marker;
  }

  function sync(event) {
    var shown = markers.filter(function (marker) {
      return !marker.card.hidden;
    });
    map.closePopup();
    group.clearLayers();
    group.addLayers(shown);
    if (shown.length) {
      map.fitBounds(L.latLngBounds(shown.map(function (marker) {
        return marker.getLatLng();
      })).pad(0.1), { maxZoom: 9, animate: !!event && !calm });
    }
  }

  function many(cluster) {
    var count = page.createElement("span");
    count.textContent = cluster.getChildCount();
    return L.divIcon({ className: "m-many", html: count, iconSize: [44, 44] });
  }

  // Leaflet gives neither a role nor a name to what stands for several.
  function name() {
    all("#hub-map .m-many").forEach(function (each) {
      each.setAttribute("role", "button");
      each.setAttribute("aria-label", words.many.replace("{n}", each.textContent));
    });
  }

  function begin(made) {
    map = made;
    map.attributionControl.setPrefix(false).addAttribution(page.createTextNode(words.credit).textContent);
    L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map);
    background();
    group = L.markerClusterGroup({ showCoverageOnHover: false, animate: !calm, maxClusterRadius: 40, iconCreateFunction: many });
    markers = portalMapped().map(pin);
    map.addLayer(group);
    group.on("animationend", name);
    map.on("zoomend moveend layeradd", function () {
      setTimeout(name, 0);
    });
    map.on("popupopen", function (event) {
      var frame = event.popup.getElement();
      var close = frame.querySelector(".leaflet-popup-close-button");
      frame.setAttribute("role", "dialog");
      frame.setAttribute("aria-label", frame.querySelector(".m-popup").getAttribute("aria-label"));
      close.setAttribute("aria-label", words.close);
      frame.addEventListener("keydown", function (key) {
        if (key.key !== "Escape") return;
        key.stopPropagation();
        map.closePopup();
      });
      frame.querySelector(".m-popup").focus({ preventScroll: true });
    });
    map.on("popupclose", function (event) {
      var own = event.popup._source && event.popup._source.getElement();
      if (own) own.focus({ preventScroll: true });
    });
    page.addEventListener("hubs", sync);
    sync();
    name();
    box.focus({ preventScroll: true });
    box.dataset.ready = "yes";
  }

  return {
    options: { zoomControl: false, scrollWheelZoom: false, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm },
    begin: begin,
    show: function () {
      map.invalidateSize();
      sync();
      box.focus({ preventScroll: true });
    }
  };
})();
