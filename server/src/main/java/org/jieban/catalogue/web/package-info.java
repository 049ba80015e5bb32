/** Categories and the dispatch catalogue over HTTP. */
@NullMarked
package org.jieban.catalogue.web;

import org.jspecify.annotations.NullMarked;
