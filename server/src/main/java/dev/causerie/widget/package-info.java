/// What a site embeds: the widget, its versions, and the snippet that brings it.
package dev.causerie.widget;
