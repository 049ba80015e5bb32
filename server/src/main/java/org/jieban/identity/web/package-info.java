/** Log-in, people, tokens and units over HTTP. */
@NullMarked
package org.jieban.identity.web;

import org.jspecify.annotations.NullMarked;
