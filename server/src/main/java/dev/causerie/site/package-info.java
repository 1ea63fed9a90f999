/// The sites that widgets stand on: where they were seen, and what is wrong with a page.
package dev.causerie.site;
