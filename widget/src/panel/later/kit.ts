import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { answersTo, asked, departmentOf, formsOf, said } from "../../form/asking";
import { begin } from "../../form/screen";
import { Avatar } from "../avatar";
import { Modal } from "../dialog";
import { Icon } from "../icons";
import { Named } from "../lines";
import { useDesk } from "../rating/desk";
import { useRoom } from "../room";

/** What the panel lends to the scripts that come later, which are built without it; see build.mjs. */
const kit = {
  Fragment,
  jsx,
  jsxs,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  Avatar,
  Modal,
  Named,
  Icon,
  useDesk,
  useRoom,
  answersTo,
  asked,
  departmentOf,
  formsOf,
  said,
  begin,
};

export const lend = () => Object.assign(window, { CauserieKit: kit });
