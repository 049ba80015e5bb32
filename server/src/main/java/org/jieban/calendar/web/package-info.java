/** The calendar over HTTP. */
@NullMarked
package org.jieban.calendar.web;

import org.jspecify.annotations.NullMarked;
