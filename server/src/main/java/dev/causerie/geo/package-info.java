/// Which country an address belongs to.
package dev.causerie.geo;
